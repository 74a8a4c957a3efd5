import { hostApp } from './frame-host.ts'
import { keepLive } from './live.ts'
import { closeMenusOutside, openNavigationOnPress } from './menus.ts'

openNavigationOnPress()
closeMenusOutside()

const frame = document.querySelector<HTMLIFrameElement>('#app-frame')
if (frame) hostApp(frame)

const live = document.querySelector<HTMLElement>('#live')
if (live) keepLive(live)
