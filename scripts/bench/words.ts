/** Words for generated notes, the most used first. */

export const englishWords: readonly string[] =
  `the a of to and in is it that for on with as are by an be from this its at or which can not each has one when
  all only so more than into same other own them between until no after before without while every still
  container image process node cluster service kernel network file memory host port name label user group volume
  layer registry command pod object state version controller request limit address policy rule event log probe
  group key value secret template replica schedule deploy restart start stop run build push pull mount share read
  write list watch update delete create change keep hold give take make find show send reach isolate count measure
  wait fail crash finish drain evict scale balance route proxy resolve forward expose attach detach copy move sign
  verify encrypt mirror cache queue retry back-off threshold default optional required separate private public
  shared local remote single double empty large small fast slow early late first second last next ready healthy
  idle busy stable alpha beta daemon runtime engine client server endpoint gateway ingress egress bridge overlay
  interface namespace cgroup capability seccomp profile role binding account token certificate authority webhook
  admission quota budget priority affinity taint toleration selector annotation finalizer owner garbage collector
  snapshot backup restore migration upgrade rollback release channel mirror manifest digest tag index archive
  compression checksum signature provenance attestation scanner report finding severity patch author reader writer
  operator maintainer founder company project foundation license source binary package library dependency module
  plugin driver adapter wrapper sidecar init ephemeral job cron batch stateful stateless headless virtual physical
  machine hypervisor firmware bootloader root swap page cache block device inode directory path link socket pipe
  signal exit code thread core clock timer latency throughput bandwidth packet frame route table firewall subnet
  mask resolver record zone domain certificate handshake cipher session cookie header body query parameter field
  schema type string number boolean array map list item entry column row cell`.split(/\s+/)

export const chineseWords: readonly string[] =
  `的 是 在 和 了 不 有 一个 这 就 会 可以 它 要 由 用 把 也 到 里 每个 如果 没有 只 都 被 让 从 对 给 同一个 之后 之前 自己
  容器 镜像 进程 节点 集群 服务 内核 网络 文件 内存 主机 端口 名字 标签 用户 分组 存储卷 层 仓库 命令 对象 状态 版本 控制器
  请求 限制 地址 策略 规则 事件 日志 探针 键 值 密钥 模板 副本 调度 部署 重启 启动 停止 运行 构建 推送 拉取 挂载 共享 读取
  写入 列出 监听 更新 删除 创建 改变 保持 提供 得到 产生 查找 显示 发送 访问 隔离 计数 测量 等待 失败 崩溃 完成 驱逐 扩容 均衡
  路由 代理 解析 转发 暴露 连接 断开 复制 移动 签名 验证 加密 缓存 队列 重试 退避 阈值 默认 可选 必填 单独 私有 公共 本地 远程
  单个 空 大 小 快 慢 首先 最后 就绪 健康 空闲 繁忙 稳定 守护进程 运行时 引擎 客户端 服务器 端点 网关 入口 出口 网桥 覆盖网络
  接口 命名空间 控制组 权能 配置 角色 绑定 账户 令牌 证书 授权 回调 准入 配额 预算 优先级 亲和性 污点 容忍度 选择器 注解 终结器
  属主 垃圾回收 快照 备份 恢复 迁移 升级 回滚 发布 渠道 清单 摘要 索引 归档 压缩 校验和 来源 扫描 报告 漏洞 等级 补丁 作者 运维
  维护者 创始人 公司 项目 基金会 许可证 源码 二进制 软件包 依赖 模块 插件 驱动 适配器 边车 初始化 临时 任务 定时任务 批处理
  有状态 无状态 虚拟机 物理机 固件 根目录 交换区 页缓存 块设备 目录 路径 链接 套接字 管道 信号 退出码 线程 核心 时钟 延迟 吞吐
  带宽 数据包 帧 路由表 防火墙 子网 掩码 记录 区域 域名 握手 会话 报头 正文 查询 参数 字段 类型 字符串 数字 数组 映射 条目`.split(
    /\s+/,
  )

/** Names that both languages write alike. */
export const shared: readonly string[] =
  `Pod kubectl Docker Kubernetes containerd runc etcd kubelet Service Deployment ConfigMap Secret Ingress CNI CRI OCI
  StatefulSet DaemonSet CronJob PersistentVolume CrashLoopBackOff ImagePullBackOff OOMKilled kube-proxy kube-apiserver
  CoreDNS iptables overlayfs cgroup.procs memory.max CLONE_NEWPID CAP_SYS_ADMIN seccomp AppArmor SELinux Dockerfile
  BuildKit compose.yaml docker-compose hostNetwork hostPath emptyDir readOnly runAsNonRoot livenessProbe nodeSelector
  podAntiAffinity NetworkPolicy RoleBinding ServiceAccount LimitRange ResourceQuota HorizontalPodAutoscaler Helm
  Kustomize Prometheus Envoy Istio Cilium Calico Flannel gVisor Kata Firecracker Podman Buildah Skopeo LXC chroot
  pivot_root unshare nsenter systemd journald inotify epoll ext4 xfs tmpfs nfs iSCSI TLS mTLS JWT OIDC RBAC PSA CRD
  admissionregistration.k8s.io apps/v1 batch/v1 networking.k8s.io 10.96.0.1 169.254.169.254 v1.36 v2 exit-137 exit-143
  SIGTERM SIGKILL SIGHUP PID IPC UTS VXLAN BGP IPv6 DNS HTTP gRPC REST YAML JSON`.split(/\s+/)
