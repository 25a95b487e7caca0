import type { Sheet } from '../app/words.ts';

/**
 * The few phrases that must be sayable while the server cannot be reached. All others come with
 * the box; where the box has one of these too, the box's wording wins.
 */
export const early: Sheet = {
  'zh-CN': {
    'booth-title': '民主测评',
    'booth-other-language': 'English',
    'booth-loading': '正在打开票箱……',
    'booth-retry': '重试',
    'booth-unreachable-title': '连不上服务器',
    'booth-unreachable': '请确认手机已连上会场网络。页面会自动重试，您不必重新扫码。',
    'booth-no-box-title': '没有这个票箱',
    'booth-no-box': '请重新扫描测评卡上的二维码，或向工作人员询问。',
    'booth-damaged-title': '票箱资料不一致',
    'booth-damaged': '收到的票箱资料与其指纹不符。请不要在本页测评，并告知监票人。',
    'booth-sending-title': '正在提交',
    'booth-sending': '选票已密封，正在送往票箱。',
    'booth-waiting-title': '等待网络',
    'booth-offline': '网络中断，选票已加密保存在本机，恢复后自动提交，请勿关闭页面。',
    'booth-resumed': '本机有一张已密封、尚未送达的选票，正在继续提交。',
    'booth-send-now': '现在重试',
    'booth-received-title': '选票已收到',
    'booth-received-tracker': '查验码',
    'booth-received-clear': '清除本机痕迹',
    'booth-discard-title': '选票尚未送达',
    'booth-discard': '已密封的选票还没有得到票箱确认。现在清除，它可能不会进入票箱；您可以换一部手机，用同一张测评卡重新测评。',
    'booth-discard-confirm': '仍然清除',
    'booth-discard-keep': '继续等待',
    'booth-cleared-title': '已清除',
    'booth-cleared': '本页已忘记测评码、选择和查验码。手机若是借来的，请在浏览器历史记录中删除本页，再归还。',
  },
  en: {
    'booth-title': 'Evaluation',
    'booth-other-language': '中文',
    'booth-loading': 'Opening the ballot box…',
    'booth-retry': 'Try again',
    'booth-unreachable-title': 'The server cannot be reached',
    'booth-unreachable':
      'Please check that this phone is on the hall’s network. This page keeps trying; there is no need to scan the card again.',
    'booth-no-box-title': 'There is no such ballot box',
    'booth-no-box': 'Scan the code on your card again, or ask at the desk.',
    'booth-damaged-title': 'The ballot box does not match',
    'booth-damaged':
      'What this page received does not match the box’s fingerprint. Please do not vote here, and tell a scrutineer.',
    'booth-sending-title': 'Sending',
    'booth-sending': 'Your ballot is sealed and on its way to the box.',
    'booth-waiting-title': 'Waiting for the network',
    'booth-offline':
      'No connection. Your sealed ballot is kept on this phone and will be sent by itself. Please keep this page open.',
    'booth-resumed': 'This phone holds a sealed ballot that has not arrived yet. It is being sent now.',
    'booth-send-now': 'Try now',
    'booth-received-title': 'Your ballot is in the box',
    'booth-received-tracker': 'Tracker',
    'booth-received-clear': 'Clear this phone',
    'booth-discard-title': 'Not arrived yet',
    'booth-discard':
      'Your sealed ballot has not been acknowledged. If you clear this phone now it may never reach the box. You can then vote with the same card on another phone.',
    'booth-discard-confirm': 'Clear all the same',
    'booth-discard-keep': 'Keep waiting',
    'booth-cleared-title': 'Cleared',
    'booth-cleared':
      'This page has forgotten the code, your choices and the tracker. If the phone is borrowed, delete this page from its browser history before you give it back.',
  },
};
