/** Why Gemini drew nothing, behind “The model declined to draw this: …”. */
export const catalog = {
  unsafe: 'its safety rules block it.',
  prohibited: 'its rules prohibit it.',
  tooClose: 'the result would have been too close to something that already exists.',
  personal: 'the result might have contained someone’s personal data.',
  noImage: 'it sent no image. Describe what the image shows in other words.',
} as const;
