"""Writes parts.json: the box around the largest part of Keras' maps, by scipy, for two thresholds.

    python3 -m venv /tmp/parts && /tmp/parts/bin/pip install scipy==1.17.1
    /tmp/parts/bin/python make_parts.py keras.json > parts.json

The maps of keras.json are enlarged 16 times, with aligned corners as the notebook did (zoom) and
with half-pixel centres (zoom with grid_mode), segmented, and the largest connected part is measured:
left, top, right, bottom (exclusive) in pixels of the enlarged map, its number of pixels, its sum.
"""
import json
import sys

import numpy
from scipy import ndimage

TIMES = 16
HOW = {"cornersAligned": {"mode": "constant"}, "halfPixel": {"mode": "nearest", "grid_mode": True}}


def largest(enlarged, level):
    labels, count = ndimage.label(enlarged >= level)
    if not count:
        return None
    sizes = ndimage.sum_labels(numpy.ones_like(labels), labels, range(1, count + 1))
    part = labels == 1 + int(numpy.argmax(sizes))
    rows, columns = ndimage.find_objects(part.astype(int))[0]
    box = [columns.start, rows.start, columns.stop, rows.stop]
    return {"box": box, "pixels": int(part.sum()), "sum": float(enlarged[part].sum())}


def main():
    cases = []
    for case in json.load(open(sys.argv[1]))["cases"]:
        cam = numpy.array(case["cam"]).reshape(case["rows"], case["columns"])
        levels = {"ofMax": 0.2 * cam.max(), "ofRange": cam.min() + 0.6 * (cam.max() - cam.min())}
        for upsampling, how in HOW.items():
            enlarged = ndimage.zoom(cam, TIMES, order=1, **how)
            for threshold, level in levels.items():
                part = largest(enlarged, level)
                cases.append({"photo": case["photo"], "framing": case["framing"],
                              "upsampling": upsampling, "threshold": threshold, **part})
    print("[" + ",\n".join(json.dumps(case) for case in cases) + "]")


main()
