"""Modules that declare functions on an app of another module, imported at the end for that effect alone."""

from shop.app import app as function_app

import shop.orders  # noqa: F401
from shop import stock  # noqa: F401
