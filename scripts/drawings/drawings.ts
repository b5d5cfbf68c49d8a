import { bareMetalVmContainerStacks } from './pictures/bare-metal-vm-container-stacks.ts'
import { clusterArchitectureComponents } from './pictures/cluster-architecture-components.ts'
import { containerRuntimesChain } from './pictures/container-runtimes-chain.ts'
import { dockerArchitectureParts } from './pictures/docker-architecture-parts.ts'
import { gatewayApiRequestPath } from './pictures/gateway-api-request-path.ts'
import { imagesAndLayersCopyOnWrite } from './pictures/images-and-layers-copy-on-write.ts'
import { kernelBuildingBlocksAroundAProcess } from './pictures/kernel-building-blocks-around-a-process.ts'
import { persistentVolumesBinding } from './pictures/persistent-volumes-binding.ts'
import { podsShared } from './pictures/pods-shared.ts'
import { probesTimeline } from './pictures/probes-timeline.ts'
import { rolloutsAndRollbacksSteps } from './pictures/rollouts-and-rollbacks-steps.ts'
import { servicesEndpoints } from './pictures/services-endpoints.ts'
import type { Drawing } from './shapes.ts'

/** The drawings of our notes; their files in `notes/assets` are made of these by `npm run render:drawings`. */
export const drawings: readonly Drawing[] = [
  bareMetalVmContainerStacks,
  clusterArchitectureComponents,
  containerRuntimesChain,
  dockerArchitectureParts,
  gatewayApiRequestPath,
  imagesAndLayersCopyOnWrite,
  kernelBuildingBlocksAroundAProcess,
  persistentVolumesBinding,
  podsShared,
  probesTimeline,
  rolloutsAndRollbacksSteps,
  servicesEndpoints,
]
