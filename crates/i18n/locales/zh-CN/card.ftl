# 测评卡制作页和卡片上的文字。
card-page-title = 制作测评卡
card-page-what = 测评码在本机随机生成，服务器只收到用来验票的公开部分。卡片打印后裁开、打乱，请参会人员自己抽取。
card-page-forget = 离开或刷新本页后，这些测评码即永久消失，无法再次打印。请先打印并点清，再离开。
card-loading = 正在读取……
card-unreachable = 连不上服务器，还没有生成测评卡。请检查网络后重试。
card-retry = 重试
card-box = 票箱
card-count = 张数
card-state = 状态
card-state-made = 已制作
card-state-todo = 待制作
card-make = 制作并打印测评卡
card-print = 再次打印
card-none = 各票箱的测评码均已制作。如有遗失，请监票人发放备用码。
card-working = 正在生成测评码：{ $done } / { $total }
card-registering = 正在登记：{ $box }
card-ready = 已生成 { $count } 张测评卡，请打印。
card-failed = 票箱“{ $box }”没有登记成功：{ $reason }
card-failed-network = 网络中断，票箱“{ $box }”没有登记成功。请重试。
card-leave = 离开本页后，测评码即永久消失。

card-group = { $letter } 票
card-how = 扫码测评
card-how-type = 不能扫码时，在浏览器打开：
card-code-label = 测评码
card-privacy = 卡片随机抽取，不记名。选择在手机上加密。用毕请销毁，不要转给他人。
