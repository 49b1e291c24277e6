/** Words that are written like a name and that no name is made of. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  '高兴 廉洁 简洁 明白 方向 周围 任务 和平 温馨 高峰期 叶子 孙子 胡同 小姐'.split(' '),
);
