"""Computes the maps of a bundle from its photos with Keras: recompute_keras.py bundle.zip [resnet50.weights.h5]"""
import io, json, os, sys, zipfile, numpy as np
os.environ.setdefault("KERAS_BACKEND", "jax")
from keras.applications import ResNet50
from PIL import Image, ImageOps
bundle = zipfile.ZipFile(sys.argv[1])
whole = ResNet50(weights=sys.argv[2] if len(sys.argv) > 2 else "imagenet", classifier_activation=None)
body = ResNet50(weights=None, include_top=False, input_shape=(None, None, 3))  # ends at conv5_block3_out
body.set_weights(whole.get_weights()[:-2])
weights, bias = whole.get_weights()[-2:]
features = lambda pixels, means: np.asarray(body.predict(pixels[None, :, :, ::-1] - np.float32(means), verbose=0))[0]
manifest = json.loads(bundle.read("manifest.json"))
if manifest.get("head", {}).get("kind") == "own":  # the layer of own classes in the place of ImageNet's
    weights, bias = (np.load(io.BytesIO(bundle.read(manifest["head"][name]))).T for name in ("weights", "bias"))
for photo in manifest["photos"]:
    reading, subject = photo["reading"], photo["map"]["subject"]
    seen, means = reading["frame"]["seen"], manifest["network"]["input"]["means"]
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(bundle.read(photo["files"]["photo"])))).convert("RGBA")
    upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright).convert("RGB")
    method = Image.NEAREST if reading["framing"] == "seed" else Image.BILINEAR
    box = (seen["x"], seen["y"], seen["x"] + seen["width"], seen["y"] + seen["height"])
    pixels = np.asarray(upright.resize(reading["frame"]["input"], method, box), np.float32)
    cells = features(pixels, means)
    if reading["mirroredAverage"]:
        cells = (cells + features(pixels[:, ::-1], means)[:, ::-1]) / 2
    of = lambda numbers, side: numbers[..., [each["index"] for each in side["classes"]]].mean(-1) if side else 0
    map = cells @ (of(weights, subject["of"]) - of(weights, subject["against"]))
    logit = map.mean() + of(bias, subject["of"]) - of(bias, subject["against"])
    apart = abs(map - np.load(io.BytesIO(bundle.read(photo["files"]["map"])))).max()
    print(photo["photo"]["name"], f"map {apart:.4f} of {np.ptp(map):.1f}, logit {abs(logit - photo['map']['logit']):.5f}")
