// SPDX-License-Identifier: Apache-2.0
#include <attain/attain.hpp>
#include <iostream>

int main() { std::cout << "attain " << attain::version() << '\n'; }
