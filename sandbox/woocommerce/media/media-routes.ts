import { wait } from '../../clock.ts'
import { can, refuse } from '../auth/roles.ts'
import { checkFile, EMPTY_FILE, NOT_ALLOWED } from '../images/file-type.ts'
import { sanitiseFileName, slugOf, uniqueSlug } from '../images/file-name.ts'
import { sanitiseText } from '../images/wp-text.ts'
import { deleteAttachment, isSlugTaken, makeSizes, originOf, storeFile } from '../images/store-file.ts'
import { paginate } from '../rest/pagination.ts'
import { RestError } from '../rest/rest-error.ts'
import type { RestAnswer, RestCall, Route } from '../rest/route.ts'
import type { Attachment } from '../state/model.ts'
import { findMedia, MEDIA_LIST } from './list-media.ts'
import { mediaView, rawText } from './media-view.ts'
import { readUpload } from './read-upload.ts'

const LIST = '/wp/v2/media'
const ONE = '/wp/v2/media/{id}'

export const MEDIA_ROUTES: readonly Route[] = [
  {
    name: 'media.list',
    methods: ['GET'],
    path: LIST,
    schema: MEDIA_LIST,
    permit: permitContext,
    answer: (call) => paginate(call, findMedia(call.site, call.parameters), (one) => viewOf(call, one), 'error'),
  },
  {
    name: 'media.upload',
    methods: ['POST'],
    path: LIST,
    schema: { post: { type: 'integer' } },
    permit: permitUpload,
    answer: upload,
  },
  {
    name: 'media.get',
    methods: ['GET'],
    path: ONE,
    permit: permitContext,
    answer: (call) => ({ body: viewOf(call, mediaAt(call)) }),
  },
  {
    name: 'media.update',
    methods: ['POST', 'PUT', 'PATCH'],
    path: ONE,
    schema: { post: { type: 'integer' } },
    permit: permitChange('rest_cannot_edit', 'Sorry, you are not allowed to edit this post.'),
    answer: update,
  },
  {
    name: 'media.post-process',
    methods: ['POST'],
    path: `${ONE}/post-process`,
    schema: { action: { type: 'string', values: ['create-image-subsizes'] } },
    permit: permitChange('rest_cannot_edit', 'Sorry, you are not allowed to edit this post.'),
    answer: postProcess,
  },
  {
    name: 'media.delete',
    methods: ['DELETE'],
    path: ONE,
    schema: { force: { type: 'boolean' } },
    permit: permitChange('rest_cannot_delete', 'Sorry, you are not allowed to delete this post.'),
    answer: remove,
  },
]

function permitContext({ parameters, user }: RestCall): void {
  if (parameters['context'] !== 'edit' || can(user, 'upload_files')) return
  throw refuse(user, 'rest_forbidden_context', 'Sorry, you are not allowed to edit posts in this post type.')
}

function permitUpload({ user, parameters, site }: RestCall): void {
  if (!can(user, 'upload_files')) {
    throw refuse(user, 'rest_cannot_create', 'Sorry, you are not allowed to create posts as this user.')
  }
  const post = Number(parameters['post'] ?? 0)
  const { products, variations } = site.data
  if (post !== 0 && !((products.has(post) || variations.has(post)) && can(user, 'manage_products'))) {
    throw refuse(user, 'rest_cannot_edit', 'Sorry, you are not allowed to upload media to this post.')
  }
}

/** Authors may change their own. What does not exist is told first. */
function permitChange(code: string, message: string) {
  return (call: RestCall): void => {
    const { authorId } = mediaAt(call)
    const mayChange =
      can(call.user, 'edit_others_media') || (authorId === call.user?.id && can(call.user, 'upload_files'))
    if (!mayChange) throw refuse(call.user, code, message)
  }
}

async function upload(call: RestCall): Promise<RestAnswer> {
  const { world, site, request, identity, parameters, home } = call
  const { name, bytes } = readUpload(request)
  if (bytes.length === 0) throw refused(EMPTY_FILE)
  const checked = checkFile(sanitiseFileName(name), bytes, 'library')
  if (!checked) throw refused(NOT_ALLOWED)
  if (checked.mimeType === 'image/heic') throw withoutSizes()
  const attachment = await storeFile(world, site, {
    ...checked,
    bytes,
    title: rawText(parameters['title']),
    slug: parameters['slug'] === undefined ? undefined : String(parameters['slug']),
    altText: sanitiseText(String(parameters['alt_text'] ?? '')),
    caption: rawText(parameters['caption']),
    description: rawText(parameters['description']),
    parentId: Number(parameters['post'] ?? 0),
    authorId: call.user?.id ?? 0,
    origin: originOf('upload', request, identity),
  })
  const location = `${home}/wp-json/wp/v2/media/${attachment.id}`
  const headers = { location, 'x-wp-upload-attachment-id': String(attachment.id) }
  return { status: 201, body: mediaView(site, home, attachment, 'edit'), headers }
}

function update(call: RestCall): RestAnswer {
  const { parameters, site, world } = call
  const attachment = mediaAt(call)
  const written = (name: string, old: string) => rawText(parameters[name]) ?? old
  Object.assign(attachment, {
    title: written('title', attachment.title),
    caption: written('caption', attachment.caption),
    description: written('description', attachment.description),
    altText: sanitiseText(written('alt_text', attachment.altText)),
    parentId: Number(parameters['post'] ?? attachment.parentId),
    modifiedAt: world.clock.now(),
  })
  if (parameters['slug'] !== undefined && parameters['slug'] !== attachment.slug) {
    attachment.slug = uniqueSlug(slugOf(String(parameters['slug'])), (slug) => isSlugTaken(site, slug))
  }
  return { body: mediaView(site, call.home, attachment, 'edit') }
}

/** `wp_update_image_subsizes`: what is missing is made. */
async function postProcess(call: RestCall): Promise<RestAnswer> {
  const { parameters, site, world } = call
  const attachment = mediaAt(call)
  if (parameters['action'] === undefined) {
    throw new RestError(400, 'rest_missing_callback_param', 'Missing parameter(s): action', { params: ['action'] })
  }
  if (attachment.missingSizes.length > 0) await wait(world.clock, site.settings.pictureMs)
  makeSizes(site, attachment)
  return { body: viewOf(call, attachment) }
}

function remove(call: RestCall): RestAnswer {
  const { parameters, site, home, world } = call
  const attachment = mediaAt(call)
  if (![true, 1, '1', 'true'].includes(parameters['force'] as never)) {
    const message = "The post does not support trashing. Set 'force=true' to delete."
    throw new RestError(501, 'rest_trash_not_supported', message)
  }
  const previous = mediaView(site, home, attachment, 'edit')
  deleteAttachment(world, site, attachment)
  return { body: { deleted: true, previous } }
}

function mediaAt({ site, ids }: RestCall): Attachment {
  const attachment = site.data.attachments.get(ids['id'] ?? 0)
  if (!attachment) throw new RestError(404, 'rest_post_invalid_id', 'Invalid post ID.')
  return attachment
}

function viewOf({ site, home, parameters }: RestCall, attachment: Attachment) {
  return mediaView(site, home, attachment, parameters['context'] === 'edit' ? 'edit' : 'view')
}

const refused = (message: string) => new RestError(500, 'rest_upload_sideload_error', message)

/** Hosts that cannot decode HEIC refuse it; this one cannot. */
const withoutSizes = () =>
  new RestError(
    400,
    'rest_upload_image_type_not_supported',
    'The web server cannot generate responsive image sizes for this image. Convert it to JPEG or PNG before uploading.',
  )
