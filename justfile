# What CI runs, and the one other thing a newcomer wants.

check *STEPS:
    python3 start.py check {{STEPS}}

demo *OPTIONS:
    python3 start.py demo {{OPTIONS}}

# Score every task on the development data and write docs/accuracy.md.
accuracy *OPTIONS:
    .venv/bin/python -m bench all {{OPTIONS}}

# Compile resources/ into src/tidings/data/compiled/.
data:
    .venv/bin/python tools/build_data.py
