"""`python -m tidings`: the command line where its script is not on the path."""

from tidings.serve.cli import main

if __name__ == "__main__":
    main()
