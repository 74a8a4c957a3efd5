import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { handleApiRequest } from '../api/handle-api-request.server.ts'

/** The whole HTTP API; its paths are the endpoint table in `app/api/endpoints`. */
export const loader = ({ request }: LoaderFunctionArgs) => handleApiRequest(request)

export const action = ({ request }: ActionFunctionArgs) => handleApiRequest(request)
