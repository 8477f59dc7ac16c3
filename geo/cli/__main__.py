"""`python -m geo.cli` is `straitwatch`."""

import sys

from . import main

sys.exit(main())
