// From logits to probabilities.

export function softmax(logits) {
  const most = logits.reduce((a, b) => Math.max(a, b));
  const parts = Array.from(logits, (logit) => Math.exp(logit - most));
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
}
