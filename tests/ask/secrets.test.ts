import { describe, expect, it } from 'vitest'
import { hideSecrets } from '../../src/ask/secrets.ts'

// Put together here, so that no tool takes them for real ones.
const token = ['xoxb', '123456789012', 'abcdefABCDEF'].join('-')
const jwt = ['eyJhbGciOiJSUzI1NiIs', 'eyJpc3MiOiJrdWJlcm5ldGVz', 'c2lnbmF0dXJl'].join('.')
const key = ['-----BEGIN RSA PRIVATE', ' KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE', ' KEY-----'].join('')

describe('hideSecrets() hides', () => {
  it.each([
    { text: `token is ${token} ok`, secret: token, why: 'a Slack token' },
    { text: `curl -H "Authorization: Bearer ${jwt}"`, secret: jwt, why: 'a bearer token' },
    { text: `error parsing ${jwt}`, secret: jwt, why: 'a service account token' },
    { text: `key:\n${key}\nrest`, secret: 'MIIEow', why: 'a private key' },
    { text: `${key.slice(0, 45)} cut off`, secret: 'MIIEow', why: 'a private key that was cut off' },
    { text: 'POSTGRES_PASSWORD=hunter2 not accepted', secret: 'hunter2', why: 'a password in the environment' },
    { text: 'password: "two words"', secret: 'two words', why: 'a quoted password' },
    { text: '"api_key": "abc123def"', secret: 'abc123def', why: 'a key in JSON' },
    { text: 'docker login --password s3cr3t', secret: 's3cr3t', why: 'a password of a command' },
    { text: 'postgres://app:pa55@db.internal:5432/x', secret: 'pa55', why: 'a password in an address' },
    { text: 'kubeadm join --token abcdef.0123456789abcdef', secret: '0123456789abcdef', why: 'a bootstrap token' },
    { text: 'mail to jane.doe@example.com', secret: 'jane.doe', why: 'a mail address' },
    { text: 'dial tcp 10.12.13.14:6443: i/o timeout', secret: '10.12.13.14', why: 'an address of a machine' },
    { text: 'ssh 172.17.0.12', secret: '172.17.0.12', why: 'not the bridge that every Docker host has' },
    { text: 'from fd00:1:2:3:4:5:6:7 refused', secret: 'fd00', why: 'an address of version 6' },
    { text: '密码：hunter2，登录失败', secret: 'hunter2', why: 'a password in Chinese' },
  ])('$why', ({ text, secret }) => {
    expect(hideSecrets(text)).not.toContain(secret)
    expect(hideSecrets(text)).toContain('***')
  })
})

describe('hideSecrets() keeps', () => {
  it.each([
    'how do I rotate a token',
    'what is a Secret in Kubernetes',
    'imagePullSecrets are missing',
    '127.0.0.1:6443 connection refused',
    'bind 0.0.0.0:80 failed',
    'nameserver 127.0.0.11',
    'curl 169.254.169.254 from a pod',
    'what is 172.17.0.1',
    'why does my container ask 8.8.8.8',
    'kubernetes v1.35.2',
    'nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    'kubectl get po -A',
    '@Kubenotes 怎么创建 Secret',
  ])('%s', (text) => {
    expect(hideSecrets(text)).toBe(text)
  })
})

// A pattern that runs away takes minutes for these, and the test never ends.
it.each(['a', 'a.', 'eyJ', 'password', 'password=', '-----BEGIN PRIVATE KEY-----', '1.1.', 'a:', 'a@', 'x://a:'])(
  'takes time in proportion to hostile text: %s and so on',
  (part) => {
    expect(hideSecrets(part.repeat(100_000 / part.length)).length).toBeLessThan(200_000)
  },
)
