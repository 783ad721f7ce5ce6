/// <reference lib="WebWorker" />
import { serveScreen } from '../screen/worker/service-worker.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

serveScreen('signage', self.__WB_MANIFEST)
