"""What worker processes do in the tests; they import this, so it imports next to nothing."""

import os
import time
from pathlib import Path


def double(number):
    if number == 3:
        os._exit(9)
    if number == 5:
        raise ValueError("five")
    return 2 * number


def outlive(path):
    Path(path).write_text(str(os.getpid()))
    time.sleep(60)
