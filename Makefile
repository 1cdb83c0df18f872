# SPDX-License-Identifier: Apache-2.0
# Two commands for a bare machine with git, Python 3.10 or newer, make and a C++ compiler:
#   make forecast   installs what is missing, builds, prints Zhejiang's board, draws its picture
#   make test       builds and tests everything
# What is done is not done again: a step's stamp is newer than all it depends on.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

started := $(shell date +%s)
step := .ci/steps.sh
stamps := build/stamps
files = $(shell find $(1) -type f -not -name '*.pyc' 2>/dev/null)

library := CMakeLists.txt CMakePresets.json $(call files,cmake include src)
package := $(library) pyproject.toml LICENSE README.md $(call files,python)
cpp_tests := $(call files,$(filter-out tests/python tests/meta,$(wildcard tests/*)))
everything := $(package) $(cpp_tests) $(call files,docs notebooks benchmarks tests/python tests/meta)
plans := $(call files,python/attain/plans)

.PHONY: help forecast test wheel clean distclean
help:
	@echo "make forecast   Zhejiang's board as of 2020, and its picture"
	@echo "make test       all tests"
	@echo "make wheel      the Python package as a wheel in dist/"
	@echo "make clean      removes build/; make distclean also removes .venv/"

forecast: $(stamps)/package $(stamps)/fonts
	@$(step) forecast

test: $(stamps)/meta $(stamps)/release $(stamps)/python $(stamps)/asan $(stamps)/tsan $(stamps)/clang \
		$(stamps)/bits
	@$(step) summary $(started) meta release python asan tsan clang bits

wheel: $(stamps)/environment
	@$(step) wheel

clean:
	rm -rf build dist
distclean: clean
	rm -rf .venv

# ---- what the machine must have ------------------------------------------------------------------
.venv/made: | $(stamps)
	@$(step) venv
$(stamps)/environment: .venv/made pyproject.toml
	@$(step) environment
$(stamps)/libraries: | $(stamps)
	@$(step) libraries
$(stamps)/fonts: | $(stamps)
	@$(step) fonts
$(stamps)/test-tools: $(stamps)/package
	@$(step) test-tools

# ---- steps ---------------------------------------------------------------------------------------
$(stamps)/package: $(stamps)/environment $(package)
	@$(step) package
$(stamps)/meta: $(stamps)/test-tools $(everything) CHANGELOG.md docs/rooms.md
	@$(step) meta
$(stamps)/release: $(stamps)/test-tools $(stamps)/libraries $(library) $(cpp_tests) $(plans)
	@$(step) release
$(stamps)/python: $(stamps)/test-tools $(stamps)/fonts $(stamps)/release $(everything)
	@$(step) python
$(stamps)/asan $(stamps)/tsan $(stamps)/clang: $(stamps)/%: \
		$(stamps)/environment $(stamps)/libraries $(library) $(cpp_tests) $(plans)
	@$(step) $*
$(stamps)/bits: $(stamps)/package $(stamps)/release $(stamps)/clang
	@$(step) bits

$(stamps):
	@mkdir -p $@
