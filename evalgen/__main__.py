"""``python -m evalgen``."""

import sys

from evalgen.cli import main

sys.exit(main())
