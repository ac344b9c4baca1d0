// A photo of another shape, cut out of the middle of one that is there.

/** The middle of a picture, as wide as `ratio` times its height, as a PNG. */
export async function cropped(file, ratio) {
  const picture = await createImageBitmap(file);
  const height = Math.min(picture.height, Math.floor(picture.width / ratio));
  const width = Math.round(height * ratio);
  const canvas = new OffscreenCanvas(width, height);
  const left = (picture.width - width) >> 1;
  const top = (picture.height - height) >> 1;
  canvas.getContext('2d').drawImage(picture, -left, -top);
  return canvas.convertToBlob({ type: 'image/png' });
}
