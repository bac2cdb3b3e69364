# What the codes of the program are called. The bot and the console share them.

## The status of a matter
label-status-received = New
label-status-triaged = Looked at
label-status-in_progress = In progress
label-status-forwarded = Forwarded
label-status-answered = Answered
label-status-closed = Closed
label-status-reopened = Reopened
label-status-declined = Declined
label-status-merged = Merged

## Kinds
label-kind-phan_anh = Report
label-kind-kien_nghi = Recommendation
label-kind-khieu_nai = Complaint
label-kind-to_cao = Denunciation
label-kind-hon_hop = Several matters
label-kind-hoi_dap = Question
label-kind-gop_y = Comment
label-kind-dang_ky_su_kien = Event registration
label-kind-ung_ho = Donation
label-kind-quyen_du_lieu = Personal data
label-kind-tra_cuu = Follow-up
label-kind-cam_on = Thanks
label-kind-khan_cap = Emergency
label-kind-khac = Other

## Topics
label-category-ve_sinh_moi_truong = Rubbish, environment
label-category-thoat_nuoc_ngap = Drains, flooding
label-category-giao_thong_via_he = Roads, pavements
label-category-chieu_sang_dien = Street lighting, electricity
label-category-cap_nuoc = Water supply
label-category-trat_tu_xay_dung = Building order
label-category-tieng_on = Noise
label-category-an_ninh_trat_tu = Public safety
label-category-pccc_cuu_nan = Fire and rescue
label-category-dat_dai_nha_o = Land and housing
label-category-an_sinh_xa_hoi = Welfare
label-category-y_te_dich_benh = Health
label-category-an_toan_thuc_pham = Food safety
label-category-giao_duc_tre_em = Schools and children
label-category-thu_tuc_hanh_chinh = Paperwork
label-category-vat_nuoi_cay_xanh = Animals and trees
label-category-chung_cu = Apartment buildings
label-category-van_hoa_ton_giao = Culture and religion
label-category-mau_thuan_cong_dong = Disputes between neighbours
label-category-can_bo_cong_vu = Conduct of officials
label-category-quy_ung_ho = Funds and donations
label-category-su_kien = Events and meetings
label-category-lay_y_kien = Consultation
label-category-du_lieu_ca_nhan = Personal data
label-category-theo_doi_don = Status of a petition
label-category-phan_hoi_chung = General opinion
label-category-khac = Other matters

## Urgency
label-urgency-khan = Danger
label-urgency-cao = Soon
label-urgency-thuong = Ordinary
label-urgency-thap = Not urgent

## Roles of staff
label-role-admin = Administrator
label-role-officer = Front officer
label-role-chair = Standing board
label-role-treasurer = Treasurer
label-role-lead = Head of the Front work board
label-role-viewer = Reader
label-role-custodian = Custodian

## Channels
label-channel-telegram = Telegram
label-channel-zalo = Zalo
label-channel-web = Web chat
label-channel-console = Entered by staff
label-channel-api = Another program

## Levels of units
label-level-goc = Root
label-level-trung_uong = National
label-level-tinh = Province or city
label-level-quan = District (former)
label-level-huyen = Rural district (former)
label-level-xa = Commune or ward
label-level-phuong = Ward
label-level-to_dan_pho = Residential group
label-level-thon = Village
label-level-khu_dan_cu = Residential area
label-level-khu_pho = Neighbourhood

## What happened to a matter
label-event-received = Received
label-event-triaged = Looked at
label-event-in_progress = Work began
label-event-forwarded = Forwarded to the competent authority
label-event-answered = Answered
label-event-closed = Closed
label-event-reopened = Reopened
label-event-declined = Declined
label-event-merged = Merged into another matter
label-event-assigned = Assigned
label-event-classified = Classified again
label-event-reply = Message to the resident
label-event-note = Internal note
label-event-call = Called the resident
label-event-resent = Sent again in another way
label-event-resident_message = The resident wrote again
label-event-edited = The resident corrected their words
label-event-attachment = File added
label-event-place = The resident sent a place
label-event-acknowledged = Answered for by a member of staff
label-event-escalated = Passed to the level above: nobody had answered
label-event-erased = Words deleted under the personal data rules

## What the audit notes
label-deed-staff-create = Added staff:
label-deed-staff-grant = Gave a role to
label-deed-staff-end-role = Ended a role of
label-deed-staff-end = Ended every role of
label-deed-staff-token = Made an API token for
label-deed-staff-login-link = Made a login link for
label-deed-staff-invite = Made an invite for
label-deed-staff-list = Looked at the list of staff
label-deed-second-factor-enrol = Turned on the second factor
label-deed-second-factor-recovery = Used a recovery code
label-deed-second-factor-wrong = Gave a wrong code
label-deed-second-factor-codes = Made new recovery codes
label-deed-second-factor-disable = Turned off the second factor
label-deed-second-factor-reset = Took away the second factor of
label-deed-unit-created = Added the unit
label-deed-unit-changed = Changed the unit
label-deed-unit-merge = Merged units
label-deed-unit-split = Split a unit
label-deed-unit-rename = Renamed a unit
label-deed-unit-move = Moved a unit
label-deed-unit-end = Ended a unit
label-deed-ticket-read = Read the matter
label-deed-ticket-file = Looked at a file of the matter
label-deed-ticket-phone = Looked at the telephone number of the resident of
label-deed-account-create = Added the channel account
label-deed-account-pause = Paused the channel account
label-deed-account-resume = Let the channel account send again
label-deed-account-end = Ended the channel account
label-deed-account-renew = Changed the tokens of the channel account
label-deed-account-rules = Changed the rules of the channel account
label-deed-account-consent = Received the consent of the Official Account
label-deed-group-link = Linked a staff group
label-deed-group-unlink = Ended the link of a staff group
label-deed-ticket-restrict = Made restricted:
label-deed-ticket-release = Made ordinary again:
label-deed-unsealing-asked = Asked who sent
label-deed-unsealing-granted = Granted to know who sent
label-deed-unsealing-refused = Refused to tell who sent
label-deed-unsealing-looked = Saw who sent
label-deed-audit-read = Looked at the audit
label-deed-audit-export = Exported the audit
label-deed-owner-create = Created the owner of the server
label-deed-owner-token = Set the owner's token
label-deed-privacy-read = Read a data request
label-deed-privacy-acknowledge = Acknowledged a data request
label-deed-privacy-done = Marked a data request as done
label-deed-privacy-refuse = Refused a data request
label-deed-privacy-run = Let the program carry out a data request again
label-deed-privacy-retention = Changed how long data is kept
label-deed-privacy-breach = Noted a data breach
label-deed-privacy-breach-read = Read a data breach
label-deed-privacy-breach-reported = Noted that the authority was told of a breach
label-deed-privacy-breach-told = Noted that the people concerned were told of a breach
label-deed-privacy-breach-closed = Closed a data breach
label-deed-template-create = Added the reply template
label-deed-template-save = Changed the reply template
label-deed-template-remove = Removed the reply template
label-deed-privacy-taken = Noted at the office a request about data
label-deed-campaign-create = Wrote announcement
label-deed-campaign-edit = Changed announcement
label-deed-campaign-void = Changed an approved announcement, which must be approved again:
label-deed-campaign-submit = Asked for approval of announcement
label-deed-campaign-approve = Approved sending announcement
label-deed-campaign-refuse = Was refused a step with announcement
label-deed-campaign-start = Began to send announcement
label-deed-campaign-plan = Fixed the recipients of announcement
label-deed-campaign-pause = Paused announcement
label-deed-campaign-resume = Let announcement go on:
label-deed-campaign-cancel = Cancelled announcement
label-deed-campaign-retry = Sent again what had not arrived of announcement
label-deed-campaign-end = Finished sending announcement
label-deed-campaign-expire = Ran out of time: announcement
label-deed-campaign-hold = Held until a person decides: announcement
label-deed-campaign-stop = Stopped because the channel refuses its text: announcement
label-deed-campaign-rule = Set quiet hours and the most announcements of
label-deed-unit-take-back = Took back a change of the unit
label-deed-unit-places = Changed the places of the unit

## Why somebody is not told
label-reason-blocked = blocked
label-reason-deactivated = account closed
label-reason-never_started = chat never begun
label-reason-removed = left
label-reason-invalid = address not usable
label-reason-not_following = does not follow the OA
label-reason-inactive = long inactive on Zalo
label-reason-quota = billed messages used up
label-reason-window = outside the 7 days of Zalo
label-reason-restricted = handling of data restricted
label-reason-no_consent = did not agree to announcements
label-reason-unsubscribed = stopped announcements
label-reason-topic = turned this topic off
label-reason-frequency = has had enough announcements
label-reason-household = another of the household gets it
label-reason-gone = no contact any more
label-reason-cancelled = announcement cancelled
label-reason-expired = out of time
label-reason-interrupted = interrupted while sending
label-reason-moved = address changed
label-reason-timeout = no answer of the channel
