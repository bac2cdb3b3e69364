# What the operator is to do when the Zalo Official Account cannot send.

zalo-fault-no-token = There are no tokens of Zalo's yet. Press “Ask the OA for consent” on the page Channel accounts, or paste tokens from API Explorer under “New tokens”.
zalo-fault-refresh-token = Zalo's refresh token was used or has expired. Press “Ask the OA for consent” on the page Channel accounts, or have API Explorer on developers.zalo.me issue new tokens for the OA and paste them there under “New tokens”.
zalo-fault-token = Zalo refuses the access token, even a new one. Have API Explorer issue new tokens and paste them under “New tokens” on the page Channel accounts.
zalo-fault-app = The Zalo app has a wrong id or secret, is not activated, or was removed. See the app's state on developers.zalo.me, copy its secret anew and paste it under “New tokens” on the page Channel accounts; for an account of the settings, mend ZALO_APP_ID, ZALO_APP_SECRET.
zalo-fault-api = The app has not registered this API. On developers.zalo.me, under Official Account, register the APIs for messages and uploads.
zalo-fault-permission = The OA has not granted the app its permission, or withdrew it. An OA administrator grants it anew: press “Ask the OA for consent” or paste new tokens on the page Channel accounts.
zalo-fault-proof = Zalo refuses the app's secret (appsecret_proof). Copy it anew on developers.zalo.me and paste it under “New tokens” on the page Channel accounts; for an account of the settings, mend ZALO_APP_SECRET.
zalo-fault-account = The Official Account does not exist or is locked. See oa.zalo.me.
zalo-fault-verify = The Official Account is not verified. Apply for verification on oa.zalo.me.
zalo-fault-package = The Official Account's package does not include this. Upgrade it on oa.zalo.me.
zalo-fault-kind = This API is not for this kind of Official Account. See its kind on oa.zalo.me.
zalo-fault-cloud = The app is not linked to a Zalo Cloud Account. Link one on zalo.cloud.
zalo-fault-money = The Zalo Cloud Account is out of money. Top it up on zalo.cloud.
zalo-fault-address = The address of Zalo's API is wrong. Check ZALO_API_ROOT.
