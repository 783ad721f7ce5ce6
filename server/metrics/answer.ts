import { headersFor } from '../headers.ts'
import { Problem } from '../problem.ts'
import { sendProblem, type DirectAnswer } from '../publish/direct.ts'

/** `/metrics` in Prometheus's text form. */
export const createMetricsAnswer =
  (text: () => Promise<string>, reportFault: (error: unknown) => void): DirectAnswer =>
  (request, response, caller) => {
    const send = (written: string) => {
      const body = Buffer.from(written)
      response.writeHead(200, { ...headersFor('metrics', caller.secure), 'content-length': body.length })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    text().then(send, (error: unknown) => {
      reportFault(error)
      sendProblem(request, response, caller, new Problem(500, 'Internal error', 'The numbers could not be gathered.'))
    })
  }
