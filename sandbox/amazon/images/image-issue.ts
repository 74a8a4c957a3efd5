import type { Issue } from '../state/model.ts'

interface Rule {
  code: string
  message: string
}

/**
 * Why Amazon takes a picture or hides a listing for it. Amazon publishes no list of codes: 18027 apart these are the sandbox’s own,
 * in a range that none of the known codes is in, so that an app can go by category and severity alone.
 */
const RULES = {
  notRetrievable: { code: '100100', message: 'The image could not be retrieved from its media location' },
  redirected: { code: '100101', message: 'The media location leads to another address' },
  notAnImage: { code: '100102', message: 'The media location holds no JPEG, TIFF, PNG or GIF image' },
  animated: { code: '100103', message: 'Animated images are not allowed' },
  tooManyBytes: { code: '100104', message: 'The image has more than 10 MB' },
  tooSmall: { code: '100105', message: 'The longest side of the image has fewer than 500 pixels' },
  tooLarge: { code: '100106', message: 'The longest side of the image has more than 10,000 pixels' },
  damaged: { code: '100107', message: 'The image is damaged' },
  background: {
    code: '100108',
    message: 'The main image does not have a pure white background (RGB 255, 255, 255)',
  },
} as const satisfies Record<string, Rule>

export type ImageFault = keyof typeof RULES

/** Thrown where a picture is fetched or looked at. */
export class ImageIssue extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }

  static of(fault: ImageFault, detail?: string): ImageIssue {
    const { code, message } = RULES[fault]
    return new ImageIssue(code, detail ? `${message}: ${detail}.` : `${message}.`)
  }

  toIssue(attribute: string): Issue {
    return {
      ...{ code: this.code, message: this.message, severity: 'ERROR' },
      attributeNames: [attribute],
      categories: ['INVALID_IMAGE'],
    }
  }
}
