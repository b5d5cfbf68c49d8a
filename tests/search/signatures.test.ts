import { describe, expect, it } from 'vitest'
import { findSignatures, pasteLimit, saysSignature } from '../../src/search/signatures.ts'

describe('a signature is found', () => {
  it.each([
    {
      signature: 'CrashLoopBackOff',
      text: 'web-1   0/1   CrashLoopBackOff   5 (40s ago)   3m',
      why: 'in a row of output',
    },
    { signature: 'CrashLoopBackOff', text: 'my pod is in crashloopbackoff', why: 'in lower case' },
    { signature: 'exit code 137', text: '137', why: 'a bare code' },
    { signature: 'exit code 137', text: 'Exit Code:    137', why: 'as kubectl describe writes it' },
    { signature: 'exit code 137', text: 'Exited (137) 2 minutes ago', why: 'as docker ps writes it' },
    { signature: 'exit code 137', text: 'command terminated with exit status 137', why: 'a status' },
    { signature: 'exited with code 137', text: 'exit code 137', why: 'in the words of the note' },
    { signature: 'exit code 137', text: '容器退出码 137 是什么意思', why: 'in Chinese' },
    { signature: 'exit code 137', text: '退出代码：137', why: 'with a full-width colon' },
    { signature: 'exec format error', text: 'exec /app: exec format error', why: 'at the end' },
    { signature: 'no matches for kind "Pod"', text: "no matches for kind 'Pod' in version", why: 'quoted otherwise' },
    {
      signature: '0/… nodes are available',
      text: 'Warning: 0/12 nodes are available: 3 Insufficient cpu',
      why: 'with a number',
    },
    {
      signature: 'failed to … image',
      text: 'x\nkubelet failed to pull "a" image\ny',
      why: 'within one of several lines',
    },
  ])('in "$text": $why', ({ signature, text }) => {
    expect(saysSignature(text, signature)).toBe(true)
  })
})

describe('a signature is not found', () => {
  it.each([
    { signature: 'exit code 13', text: 'exit code 137', why: 'it is another code' },
    { signature: 'Evicted', text: 'evictedly', why: 'the word goes on' },
    { signature: 'oom', text: 'room for improvement', why: 'the word begins before' },
    { signature: 'exit code 137', text: 'port 137 is in use', why: 'a number alone tells nothing among words' },
    {
      signature: '0/… nodes are available',
      text: '0/3 of them\nnodes are available',
      why: 'the parts are on two lines',
    },
    { signature: '0/… nodes', text: 'nodes 0/3', why: 'the order is another' },
    { signature: '…', text: 'anything', why: 'it says nothing' },
  ])('in "$text": $why', ({ signature, text }) => {
    expect(saysSignature(text, signature)).toBe(false)
  })
})

it('puts the longest first, and reads no more than the limit', () => {
  const signatures = [
    { text: 'BackOff', section: 1 },
    { text: 'Back-off restarting failed container', section: 2 },
  ]
  const text = 'Warning  BackOff  kubelet  Back-off restarting failed container app in pod web'
  expect(findSignatures(signatures, text).map(({ section }) => section)).toEqual([2, 1])
  expect(findSignatures(signatures, `${' '.repeat(pasteLimit)}${text}`)).toEqual([])
})
