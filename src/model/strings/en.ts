export const catalog = {
  // Why Gemini drew nothing, behind “The model declined to draw this: …”.
  unsafe: 'its safety rules block it.',
  prohibited: 'its rules prohibit it.',
  tooClose: 'the result would have been too close to something that already exists.',
  personal: 'the result might have contained someone’s personal data.',
  noImage: 'it sent no image. Describe what the image shows in other words.',
  // Under the field on the page that takes a key while the demo runs.
  keyIsSet: 'A key is already set.',
  noKey: 'That doesn’t look like a key. Copy it from https://aistudio.google.com/apikey',
  wrongKey: 'Gemini rejected this key. Copy it again from https://aistudio.google.com/apikey',
  keyUnusable:
    'Google doesn’t let this key be used. It may have expired or be restricted, its project may lack billing or the Gemini API, or Gemini isn’t offered in your country.',
  keyNotChecked: 'I couldn’t reach the model service to check the key. Try again in a moment.',
  keyLacksModel: (model: string) =>
    `The key works, but ${model} isn’t available with it. Set GEMINI_MODEL to another model.`,
} as const;
