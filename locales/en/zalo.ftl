# What the operator is to do when the Zalo Official Account cannot send.

zalo-fault-no-token = There are no Zalo tokens yet. Press “Ask the OA for permission” on the Channel accounts page, or paste tokens from API Explorer under “New tokens”.
zalo-fault-refresh-token = The Zalo refresh token was already used or has expired. Press “Ask the OA for permission” on the Channel accounts page, or issue new tokens for the OA in API Explorer on developers.zalo.me and paste them there under “New tokens”.
zalo-fault-token = Zalo rejects the access token, even a new one. Issue new tokens in API Explorer and paste them under “New tokens” on the Channel accounts page.
zalo-fault-app = The Zalo app has a wrong ID or secret, is not activated, or was removed. Check the app on developers.zalo.me, copy its secret again and paste it under “New tokens” on the Channel accounts page; for an account from the server’s settings, correct ZALO_APP_ID and ZALO_APP_SECRET.
zalo-fault-api = The app is not registered for this API. On developers.zalo.me, under Official Account, register the APIs for messages and uploads.
zalo-fault-permission = The OA has not given the app permission, or has withdrawn it. An OA administrator has to give it again: press “Ask the OA for permission” or paste new tokens on the Channel accounts page.
zalo-fault-proof = Zalo rejects the app’s secret (appsecret_proof). Copy it again from developers.zalo.me and paste it under “New tokens” on the Channel accounts page; for an account from the server’s settings, correct ZALO_APP_SECRET.
zalo-fault-account = The Official Account does not exist or is locked. Check it on oa.zalo.me.
zalo-fault-verify = The Official Account is not verified. Apply for verification on oa.zalo.me.
zalo-fault-package = The Official Account’s package does not include this. Upgrade it on oa.zalo.me.
zalo-fault-kind = This API is not available for this kind of Official Account. Check its kind on oa.zalo.me.
zalo-fault-cloud = The app is not linked to a Zalo Cloud Account. Link one on zalo.cloud.
zalo-fault-money = The Zalo Cloud Account has run out of money. Top it up on zalo.cloud.
zalo-fault-address = The address of the Zalo API is wrong. Check ZALO_API_ROOT.
