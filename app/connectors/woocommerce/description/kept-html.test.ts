import { expect, it } from 'vitest'
import { isKeptHtml } from './kept-html.ts'

it.each([
  '',
  'A mug, for < 2 people'.replace(' < ', ' &lt; '),
  '<p class="lead">A <b>mug</b> &amp; more<br /></p>\n\n<ul>\n<li>one</li>\n</ul>',
  '<!-- wp:paragraph --><p style="text-align: center;">x</p><!-- /wp:paragraph -->',
  '<a href="https://shop.example/a?b=1&amp;c=2" target="_blank" rel="noopener">x</a>',
  '<img class="wp-image-4" src="https://shop.example/a.jpg" alt="A mug" width="300" height=200 />',
  '<figure class="wp-block-video mediaport-video-12"><video controls="" src="https://a.example/b.mp4"></video></figure>',
  '[video src="https://a.example/b.mp4"]',
])('a player can be put beside %j', (html) => {
  expect(isKeptHtml(html)).toBe(true)
})

it.each([
  '<iframe src="https://video.example/1"></iframe>',
  '<p>x</p><script>run()</script>',
  '<style>p { color: red }</style>',
  '<video><source src="a.mp4" /></video>',
  '<p onclick="run()">x</p>',
  '<p style="display: grid;">x</p>',
  '<p style="background: url(a.png)">x</p>',
  '<a href="javascript:run()">x</a>',
  'C:\\shop',
  'a < b',
  '<form action="/x"><input name="y" /></form>',
  '<custom-element></custom-element>',
  '<p unclosed',
])('%j would not stay as it is', (html) => {
  expect(isKeptHtml(html)).toBe(false)
})
