import type { RuleId } from './ruleset.ts'

interface RuleWords {
  /** The rule's name in a list. */
  readonly label: string
  /** What is wrong, where it is breached. */
  readonly happened: string
  /** What to do now. */
  readonly remedy: string
  /** What is said instead where it may be right as it is. */
  readonly doubt?: { readonly happened: string; readonly remedy: string }
}

const words: Readonly<Record<RuleId, RuleWords>> = {
  format: {
    label: 'File format',
    happened: 'Amazon does not take files of this format.',
    remedy: 'Accept the fixes: the picture is then sent as a JPEG.',
  },
  animation: {
    label: 'Still picture',
    happened: 'The picture is animated, and Amazon shows still pictures only.',
    remedy: 'Accept the fixes to send the first frame, or upload another picture.',
  },
  file_size: {
    label: 'File size',
    happened: 'The file is larger than what Amazon takes.',
    remedy: 'Accept the fixes: the picture is then compressed.',
  },
  size: {
    label: 'Size',
    happened: 'The picture has too few pixels, or more than Amazon takes.',
    remedy: 'Upload it with 1,600 pixels or more on the longest side. Pictures are never enlarged for you.',
  },
  zoom: {
    label: 'Zoom',
    happened: 'The picture is too small for shoppers to zoom in.',
    remedy: 'Upload it with 1,000 pixels or more on the longest side; 1,600 are better.',
  },
  recommended_size: {
    label: 'Recommended size',
    happened: 'Shoppers can zoom in, but see less than in a picture of the recommended size.',
    remedy: 'Upload it with 1,600 pixels or more on the longest side, if the original has them.',
  },
  colour_space: {
    label: 'Colours',
    happened: 'The colours are made for print and shift on screens.',
    remedy: 'Accept the fixes: the picture is then converted to sRGB by its profile.',
  },
  transparency: {
    label: 'Transparency',
    happened: 'Parts are transparent, and Amazon may show them dark.',
    remedy: 'Accept the fixes: the picture is then put on white.',
  },
  background: {
    label: 'White background',
    happened: 'The background of a main picture must be pure white (255, 255, 255).',
    remedy:
      'Make the background white where that is offered; where only a shadow reaches the edge, cut the empty space off. Where neither is offered, a person must cut the product out, or another picture is needed.',
  },
  fill: {
    label: 'Product fills the frame',
    happened: 'The product takes too little of the picture.',
    remedy: 'Cut off the empty space where that is offered, or take the picture closer.',
  },
  cropped: {
    label: 'Whole product',
    happened: 'Something is cut by the edge of the picture.',
    remedy: 'Use a picture with space on all sides, or state that the product itself is whole.',
  },
  frame: {
    label: 'No border',
    happened: 'A border or line runs around the picture.',
    remedy: 'Cut the border off.',
  },
  parts: {
    label: 'One object',
    happened: 'Separate objects are in the picture: a badge, an inset, or several views.',
    remedy: 'Use a picture of the product alone, or state that all parts are sold together.',
    doubt: {
      happened: 'The product hardly differs from its background, and seems to have several parts.',
      remedy: 'Look at what is marked, and use a picture of the product alone.',
    },
  },
  text: {
    label: 'No text or watermark',
    happened: 'Small marks beside the product look like writing or a watermark.',
    remedy: 'Use the picture without them, or state that nothing was added.',
    doubt: {
      happened:
        'There are letters in the picture. Print on the product may stay; what was written on the picture may not.',
      remedy: 'Look at what is marked, and use a picture without added writing.',
    },
  },
  sharpness: {
    label: 'Sharpness',
    happened: 'Even the sharpest edges are soft: the picture is blurred or was enlarged.',
    remedy: 'Upload the original in its own size, or take the picture again.',
  },
  pixelation: {
    label: 'Not enlarged',
    happened: 'The picture consists of squares: it was enlarged from a small one.',
    remedy: 'Upload the original in its own size, or take the picture again.',
  },
  compression: {
    label: 'Compression',
    happened: 'The file was compressed so strongly that it may look blotchy.',
    remedy: 'Save the original again with a quality of 90 or more.',
  },
  aspect: {
    label: 'Proportions',
    happened: 'One side is too long for the other.',
    remedy: 'Make it square where that is offered, or crop it.',
  },
  square: {
    label: 'Square',
    happened: 'Square pictures are shown largest.',
    remedy: 'Add white to the shorter side.',
  },
  density: {
    label: 'Density',
    happened: 'The file says fewer dots per inch than Amazon asks for. Its pixels are what counts.',
    remedy: 'Accept the fixes: the entry is removed.',
  },
}

export function ruleWords(rule: RuleId, doubtful = false): RuleWords {
  const { doubt, ...certain } = words[rule]
  return { ...certain, ...(doubtful && doubt) }
}
