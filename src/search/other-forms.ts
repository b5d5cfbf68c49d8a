/**
 * Chinese verbs and their other forms: short in speech (`删镜像`) and long in writing (`删除镜像`), or commonly written
 * with another character (`重起`).
 */
const verbs = `删 删除 删掉
看 查看 看看
改 修改 更改
停 停止 停掉
装 安装
配 配置
进 进入
建 创建 新建
跑 运行
起 启动 起动
拉 拉取
推 推送
挂 挂载
连 连接
写 编写
设 设置
加 添加 增加
换 更换 替换
升 升级
搭 搭建
存 保存 存放
清 清理 清空
杀 杀掉
卸 卸载
限 限制
扩 扩容
缩 缩容
绑 绑定
选 选择
关 关闭 关掉
开 开启 打开
等 等待
传 上传
拷 拷贝 复制
丢 丢失
占 占用
导 导出
重启 重起 重新启动
登录 登陆
电脑 笔电 笔记本 笔记本电脑`

const forms = new Map<string, readonly string[]>()
for (const line of verbs.split('\n')) {
  const all = line.split(' ')
  for (const form of all)
    forms.set(
      form,
      all.filter((other) => other !== form),
    )
}

/** The other forms of a verb; empty for other words. */
export function otherForms(word: string): readonly string[] {
  return forms.get(word) ?? []
}
