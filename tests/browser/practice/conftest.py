# Parts of the test pages, which a process of its own runs; they are no tests.
collect_ignore_glob = ["*.py"]
