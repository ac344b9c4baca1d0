"""Computes maps and overlays of a bundle again: recompute_bundle.py bundle.zip (or the folder it was unpacked in)"""
import io, json, pathlib, sys, zipfile, numpy as np
from PIL import Image, ImageOps
path = pathlib.Path(sys.argv[1])
file = zipfile.ZipFile(path).read if path.is_file() else lambda name: (path / name).read_bytes()
load, picture = lambda name: np.load(io.BytesIO(file(name))), lambda name: Image.open(io.BytesIO(file(name)))
coat = lambda below, colour, weight: np.floor(below + (np.asarray(colour) - below) * weight + 0.5)
def shares(cells, begin, end, offset, upsampling):  # [pixels, cells]: the part that each cell has in each pixel
    at = (np.arange(end - begin) + 0.5) / (end - begin) * cells + offset
    at = {"bilinear": at - 0.5, "cells": np.floor(at), "corners": np.linspace(0, cells - 1, len(at))}[upsampling]
    return np.maximum(0, 1 - abs(np.clip(at, 0, cells - 1)[:, None] - np.arange(cells)))
for photo in json.loads(file("manifest.json"))["photos"]:
    files, how, says, offset = photo["files"], photo["drawing"], photo["map"], photo["reading"]["frame"]["offset"]
    (left, right), (top, bottom), low, high = how["covered"]["columns"], how["covered"]["rows"], how["low"], how["high"]
    map = load(files["features"]).astype(float) @ load(files["weights"]) if "features" in files else load(files["map"])
    print(photo["photo"]["name"], f"identity {abs(map.mean(dtype=float) + says['bias'] - says['logit']):.1e}", end=", ")
    print(f"map {abs(map - load(files['map'])).max():.1e}", end=", " if {"photo", "overlay"} <= set(files) else "\n")
    if not {"photo", "overlay"} <= set(files): continue
    drawn = shares(len(map), top, bottom, offset["down"], how["upsampling"]) @ map
    drawn = drawn @ shares(len(map.T), left, right, offset["across"], how["upsampling"]).T
    colours = load(files["colours"])[np.floor(np.clip((drawn - low) / (high - low), 0, 1) * 1023 + 0.5).astype(int)]
    weight = np.minimum(abs(drawn) / max(-low, high), 1) if how["cover"] == "distance" else np.ones(drawn.shape)
    upright = ImageOps.exif_transpose(picture(files["photo"])).convert("RGBA")
    over = np.array(Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright), float)[..., :3]
    over = np.floor(over @ np.full((3, 3), [[0.2126], [0.7152], [0.0722]]) + 0.5) if how["grey"] else over
    inside, rims = coat(over[top:bottom, left:right], colours, how["opacity"] * weight[..., None]), how["unseen"] or {}
    for name, rim in zip(rims, (np.s_[:], np.s_[max(top - 1, 0):bottom + 1, max(left - 1, 0):right + 1])):
        over[rim] = coat(over[rim], rims[name]["colour"], rims[name]["weight"])
    over[top:bottom, left:right] = inside
    print(f"overlay {abs(over - np.asarray(picture(files['overlay']).convert('RGB'))).max():.0f} levels")
