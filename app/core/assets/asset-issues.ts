/** Why a file is not accepted, or cannot be made into what a channel takes. */
export interface AssetIssue {
  readonly code: AssetIssueCode
  /** What was measured and what is allowed, in the unit that the code's words name. */
  readonly measured?: number
  readonly limit?: number
  /** A fix that is accepted in the picture's check for Amazon may repair it. */
  readonly inCheck?: true
  /** For logs: what the decoder said. Never shown. */
  readonly detail?: string
}

export interface IssueWords {
  readonly happened: string
  readonly remedy: string
}

type Words = (issue: AssetIssue) => IssueWords

const megabytes = (bytes = 0) => `${Math.round((bytes / 1_048_576) * 10) / 10} MB`
const megapixels = (pixels = 0) => `${Math.round(pixels / 1_000_000)} megapixels`
const anotherFile = 'Upload a JPEG, PNG, WebP, GIF, AVIF or TIFF picture, or an MP4, MOV or WebM video.'

/** One row per code: what happened, and what to do now. */
const words = {
  empty_file: () => ({
    happened: 'The file is empty.',
    remedy: 'Save or download it again and check that it opens on your computer, then upload it once more.',
  }),
  not_a_picture: () => ({
    happened: 'This is not a picture or video, whatever its name says.',
    remedy: anotherFile,
  }),
  svg_not_accepted: () => ({
    happened: 'This is an SVG drawing. Drawings can carry scripts, and no sales channel takes them as product media.',
    remedy: 'Export the drawing as a PNG of at least 2048 pixels and upload that.',
  }),
  heic_not_readable: () => ({
    happened: 'This HEIC photo uses a compression that cannot be read here.',
    remedy:
      'Convert it to JPEG and upload that. An iPhone does so by itself under Settings › Camera › Formats › Most Compatible.',
  }),
  damaged_picture: () => ({
    happened: 'The picture is damaged or incomplete: part of it cannot be read.',
    remedy: 'Save or download the original again, check that it opens completely, then upload it once more.',
  }),
  too_many_bytes: ({ measured, limit }) => ({
    happened: `The file has ${megabytes(measured)}; ${megabytes(limit)} are allowed.`,
    remedy: 'Save it smaller or with stronger compression and upload it again.',
  }),
  too_many_pixels: ({ measured, limit }) => ({
    happened: `The picture has ${megapixels(measured)}, all frames counted; ${megapixels(limit)} are allowed.`,
    remedy: 'Scale it down (2048 pixels on the longest side are plenty for a product page) and upload it again.',
  }),
  animated_not_allowed: ({ inCheck }) => ({
    happened: 'This picture is animated, and the channel shows still pictures only.',
    remedy: inCheck
      ? 'Open its check and accept that the first frame is sent, or map another picture.'
      : 'Choose JPEG, PNG or WebP as the format of this export to send the first frame, or map another picture.',
  }),
  too_small: ({ measured, limit }) => ({
    happened: `The longest side has ${measured ?? 0} pixels; the channel wants at least ${limit ?? 0}.`,
    remedy: 'Generate or upload the picture in a higher resolution. Pictures are never enlarged for you.',
  }),
  too_elongated: ({ measured, limit, inCheck }) => ({
    happened: `One side is ${measured ?? 0} times as long as the other; the channel takes up to ${limit ?? 0} times.`,
    remedy: inCheck
      ? 'Open its check and make it square where that is offered, or crop the picture and upload it again.'
      : 'Crop the picture and upload it again.',
  }),
  not_shrinkable: ({ limit }) => ({
    happened: `The picture stays above the channel's ${megabytes(limit)}, even at the lowest acceptable quality.`,
    remedy: 'Choose JPEG or WebP as the format of this export, or a smaller longest side.',
  }),
  rendering_timed_out: () => ({
    happened: 'Preparing the picture for the channel took too long and was stopped.',
    remedy: 'Try again. If it happens again, save the picture as a JPEG and upload that.',
  }),
  damaged_video: () => ({
    happened: 'The video is damaged or incomplete: its size or length cannot be read.',
    remedy: 'Export the video again as an MP4 (H.264) and upload it once more.',
  }),
  no_moving_picture: () => ({
    happened: 'The file has sound but no moving picture.',
    remedy: 'Upload an MP4, MOV or WebM file with a video track.',
  }),
} satisfies Record<string, Words>

export type AssetIssueCode = keyof typeof words

/** Codes are stored; one of another version may not be known here. */
export function isAssetIssueCode(code: string | undefined): code is AssetIssueCode {
  return code !== undefined && code in words
}

export function assetIssueWords(issue: AssetIssue): IssueWords {
  const describe: Words = words[issue.code]
  return describe(issue)
}
