import type { PickedProduct, PickerRequest } from '../app-bridge/messages.ts'
import { element } from './element.ts'
import { fetchJson } from './fetch-json.ts'

/** The resource picker: a dialog over the whole admin. Null when it is closed without a choice. */
export async function pickProducts(request: PickerRequest): Promise<PickedProduct[] | null> {
  const chosen = new Map<string, PickedProduct>()
  for (const product of await findProducts(''))
    if (request.selectedIds.includes(product.id)) chosen.set(product.id, product)

  const list = element('ul', { className: 'picker-list' })
  const count = element('span', { className: 'subdued' })
  const confirm = element('button', {
    className: 'button primary',
    value: 'confirm',
    textContent: request.action === 'add' ? 'Add' : 'Select',
  })
  const update = () => {
    count.textContent = `${chosen.size} selected`
    confirm.disabled = chosen.size === 0
  }
  const draw = async (query: string) => {
    const products = await findProducts(query)
    list.replaceChildren(...products.map((product) => choice(product, request.multiple, chosen, update)))
  }
  const search = element('input', {
    type: 'search',
    value: request.query,
    placeholder: 'Search products',
    ariaLabel: 'Search products',
  })
  search.oninput = () => void draw(search.value)
  const dialog = buildDialog(
    [search, list],
    [count, element('button', { className: 'button', value: '', textContent: 'Cancel' }), confirm],
  )
  update()
  await draw(request.query)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove()
      resolve(dialog.returnValue === 'confirm' ? [...chosen.values()] : null)
    }
  })
}

const findProducts = (query: string) =>
  fetchJson<PickedProduct[]>(`picker?${new URLSearchParams({ query }).toString()}`)

function buildDialog(content: Node[], footer: Node[]): HTMLDialogElement {
  const form = element('form', { method: 'dialog' }, [
    element('header', {}, [element('h2', { textContent: 'Select products' })]),
    ...content,
    element('footer', {}, footer),
  ])
  return element('dialog', { className: 'picker', ariaLabel: 'Select products' }, [form])
}

function choice(
  product: PickedProduct,
  isMultiple: boolean,
  chosen: Map<string, PickedProduct>,
  onChange: () => void,
): HTMLLIElement {
  const input = element('input', {
    type: isMultiple ? 'checkbox' : 'radio',
    name: 'product',
    checked: chosen.has(product.id),
    onchange: () => {
      if (!isMultiple) chosen.clear()
      if (input.checked) chosen.set(product.id, product)
      else chosen.delete(product.id)
      onChange()
    },
  })
  const url = product.images[0]?.originalSrc
  const picture = url
    ? element('img', { src: url, alt: '', width: 40, height: 40, className: 'thumbnail', loading: 'lazy' })
    : element('span', { className: 'thumbnail empty-thumbnail' })
  const title = element('span', { className: 'picker-title', dir: 'auto', textContent: product.title })
  const variants = element('small', { textContent: `${product.totalVariants} variants` })
  return element('li', {}, [element('label', {}, [input, picture, title, variants])])
}
