import amazon from './amazon.json'
import auth from './auth.json'
import byHand from './by-hand.json'
import common from './common.json'
import compliance from './compliance.json'
import connections from './connections.json'
import exportTexts from './export.json'
import history from './history.json'
import home from './home.json'
import library from './library.json'
import mapping from './mapping.json'
import matching from './matching.json'
import plan from './plan.json'
import products from './products.json'
import schedule from './schedule.json'
import settings from './settings.json'
import undo from './undo.json'

/** The English texts, one namespace per page. They are the source of the key types: a missing key does not compile. */
export const en = {
  amazon,
  auth,
  byHand,
  common,
  compliance,
  connections,
  export: exportTexts,
  history,
  home,
  library,
  mapping,
  matching,
  plan,
  products,
  schedule,
  settings,
  undo,
}
