hook-refusal-not-an-address = 地址不正确。请从群机器人的设置中复制，地址以 https:// 开头。
hook-refusal-not-https = 地址必须以 https:// 开头，以免消息在途中被他人读取。
hook-refusal-inside = 该地址位于服务器所在的内部网络，不予发送。确有需要时请服务器管理人员开启许可。
hook-refusal-long = 地址超过 { $limit } 个字符。
hook-refusal-secret-long = 密钥超过 { $limit } 个字符。
hook-refusal-no-seal = 本服务器没有用于加密保存地址的密钥，请联系服务器管理人员设置。
hook-refusal-none = 尚未设置群机器人。
