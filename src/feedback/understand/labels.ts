/** What a message wants of the committee; the committee's own label guide. */
export const KINDS = [
  'phan_anh',
  'kien_nghi',
  'khieu_nai',
  'to_cao',
  'hon_hop',
  'hoi_dap',
  'gop_y',
  'dang_ky_su_kien',
  'ung_ho',
  'quyen_du_lieu',
  'tra_cuu',
  'cam_on',
  'khan_cap',
  'khac',
] as const
export type Kind = (typeof KINDS)[number]

/** What a message is about. */
export const CATEGORIES = [
  've_sinh_moi_truong',
  'thoat_nuoc_ngap',
  'giao_thong_via_he',
  'chieu_sang_dien',
  'cap_nuoc',
  'trat_tu_xay_dung',
  'tieng_on',
  'an_ninh_trat_tu',
  'pccc_cuu_nan',
  'dat_dai_nha_o',
  'an_sinh_xa_hoi',
  'y_te_dich_benh',
  'an_toan_thuc_pham',
  'giao_duc_tre_em',
  'thu_tuc_hanh_chinh',
  'vat_nuoi_cay_xanh',
  'chung_cu',
  'van_hoa_ton_giao',
  'mau_thuan_cong_dong',
  'can_bo_cong_vu',
  'quy_ung_ho',
  'su_kien',
  'lay_y_kien',
  'du_lieu_ca_nhan',
  'theo_doi_don',
  'phan_hoi_chung',
  'khac',
] as const
export type Category = (typeof CATEGORIES)[number]

/** khan: danger now; cao: health, safety, many people, fraud, a legal deadline; thap: nothing soon. */
export const URGENCIES = ['khan', 'cao', 'thuong', 'thap'] as const
export type Urgency = (typeof URGENCIES)[number]

/** calm: nobody is in danger; looming: a thing is about to hurt people; acute: people are in it. */
export const ALARMS = ['calm', 'looming', 'acute'] as const

/** What is asked of the learned model, each with the possible answers. */
export const QUESTIONS = { kind: KINDS, category: CATEGORIES, urgency: URGENCIES, alarm: ALARMS } as const
export type Question = keyof typeof QUESTIONS

/** One piece of the text that counted, and by how much. */
export interface Reason {
  feature: string
  word: string
  weight: number
}
