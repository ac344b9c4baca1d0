"""Keras' ResNet50 with classes of one's own: {classes}.

Made by Camlens. Needs `pip install keras pillow` and a backend, such as `pip install "jax[cpu]"`.
    python this_file.py photo.jpg [weights of ResNet50(include_top=False)]
"""
import os, pathlib, sys, numpy as np
os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
from PIL import Image, ImageOps

head = np.load(pathlib.Path(__file__).with_name({npz}))
weights = sys.argv[2] if len(sys.argv) > 2 else "imagenet"
body = keras.applications.ResNet50(include_top=False, weights=weights, input_shape=(None, None, 3))
pooled = keras.layers.GlobalAveragePooling2D()(body.output)
logits = keras.layers.Dense(len(head["names"]), name="logits")(pooled)
model = keras.Model(body.input, [logits, body.output])
model.get_layer("logits").set_weights([head["weights"].T, head["bias"]])


def seen(photo):
    """The photo as these classes were learned: whole, its short side `short`, its long side whole cells."""
    short, cell, longest = {short}, {cell}, {longest}
    photo = ImageOps.exif_transpose(photo).convert("RGBA")
    photo = Image.alpha_composite(Image.new("RGBA", photo.size, "white"), photo).convert("RGB")
    sides = [min(side, int(longest * min(photo.size))) for side in photo.size]
    corner = [(side - of) // 2 for side, of in zip(photo.size, sides)]
    size = [max(short, cell * round(side * (short / min(sides)) / cell)) for side in sides]
    box = (*corner, corner[0] + sides[0], corner[1] + sides[1])
    pixels = np.asarray(photo.resize(size, Image.Resampling.BILINEAR, box), np.float32)
    return keras.applications.resnet50.preprocess_input(pixels[None])


logits, features = (np.asarray(of)[0] for of in model.predict(seen(Image.open(sys.argv[1])), verbose=0))
maps = features @ head["weights"].T  # [rows, columns, classes]: the mean of a map plus its bias is the logit
share = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
for name, logit, of, map, bias in zip(head["names"], logits, share, np.moveaxis(maps, -1, 0), head["bias"]):
    print(f"{name}\t{logit:.5f}\t{100 * of:.1f} %\tmean of the map + bias {map.mean() + bias:.5f}")
