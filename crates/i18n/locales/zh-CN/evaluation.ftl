evaluation-title = 票箱
evaluation-cards-title = 测评码
evaluation-trustee-title = 密钥保管
