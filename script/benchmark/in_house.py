"""python -m benchmark.in_house MODULE ...: runs a module of ours with the house set up around it."""

import os
import runpy
import sys

import django


def main() -> None:
    """Set up, then run it as if it were called itself."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenwerking.settings"
    django.setup()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
