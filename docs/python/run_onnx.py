"""Asks a network that Camlens saved with classes of one's own: run_onnx.py classes-head.onnx photo.jpg"""
import json, sys, numpy as np, onnxruntime
from PIL import Image, ImageOps
network, photo = onnxruntime.InferenceSession(sys.argv[1]), ImageOps.exif_transpose(Image.open(sys.argv[2])).convert("RGB")
names, how = (json.loads(network.get_modelmeta().custom_metadata_map[key]) for key in ("names", "preprocessing"))
size = [max(how["shortSide"], how["cell"] * round(side * (how["shortSide"] / min(photo.size)) / how["cell"])) for side in photo.size]
image = np.asarray(photo.resize(size, Image.Resampling.BILINEAR), np.float32)[..., how["order"]] - np.float32(how["means"])
print(*zip(names, network.run(["logits"], {"image": image.transpose(2, 0, 1)[None]})[0][0].tolist()), sep="\n")
