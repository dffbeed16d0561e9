# Parts of the test pages, which are copied into a package; they are no tests.
collect_ignore_glob = ["*.py", "*/*.py"]
