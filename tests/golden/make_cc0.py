"""Cuts the cases of the sample photos out of Keras' own results: `keras.json`.

    python make_cc0.py ../../../shared/golden/keras.json > keras.json

The full file holds 212 cases; its maker, which runs Keras, lies beside it.
"""
import json, sys

SAMPLES = {"cc0/astronaut.png", "cc0/chelsea.png", "cc0/coffee.png", "cc0/rocket.jpg"}
full = json.load(open(sys.argv[1]))
cases = [case for case in full["cases"] if case["photo"] in SAMPLES]
json.dump({"keras": full["keras"], "cases": cases}, sys.stdout, separators=(",", ":"))
print()
