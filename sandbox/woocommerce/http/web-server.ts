import type { Reply } from './exchange.ts'

const SERVER = 'nginx/1.22.1'

const TITLES: Record<number, string> = {
  301: 'Moved Permanently',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  411: 'Length Required',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** The page of the web server itself: PHP never saw the request, or did not answer. */
export function webServerPage(status: number, headers: Record<string, string> = {}): Reply {
  const title = `${status} ${TITLES[status] ?? 'Error'}`
  const lines = [
    `<html>`,
    `<head><title>${title}</title></head>`,
    `<body>`,
    `<center><h1>${title}</h1></center>`,
    `<hr><center>${SERVER}</center>`,
    `</body>`,
    `</html>`,
    '',
  ]
  return { status, headers: { 'content-type': 'text/html', server: SERVER, ...headers }, body: lines.join('\r\n') }
}

/** What WordPress shows while it updates itself. */
export function maintenancePage(): Reply {
  return {
    status: 503,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'retry-after': '600' },
    body: `<!DOCTYPE html>
<html dir='ltr'>
<head>
	<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
	<meta name="viewport" content="width=device-width, initial-scale=1.0">
			<title>Maintenance</title>
	<style>
		html {
			background: #f1f1f1;
		}
	</style>
</head>
<body>
	<h1>Maintenance</h1><p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>
</body>
</html>
`,
  }
}
