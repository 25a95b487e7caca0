import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownOf } from '../src/app/markdown.ts';

test('a page of Word comes as headings, paragraphs, lists and bold words', () => {
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {mso-style-unhide:no}</style>
    <!--[if gte mso 9]><xml><w:WordDocument>not a word of the text</w:WordDocument></xml><![endif]--></head><body lang=EN-GB>
    <!--StartFragment--><h1 style='mso-outline-level:1'>The meeting<o:p></o:p></h1>
    <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:16pt;color:red'>Seven
    branches</span></b> reported&nbsp;on&nbsp;site.<o:p></o:p></p>
    <p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span style='font:7pt'>&nbsp;&nbsp;</span></span><![endif]>Plan ahead<o:p></o:p></p>
    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>o&nbsp;</span><![endif]>Together<o:p></o:p></p>
    <p class=MsoNormal><i>Closed</i> at 5 &lt; 6.</p><!--EndFragment--></body></html>`;
  assert.equal(
    markdownOf(word),
    '## The meeting\n\n**Seven branches** reported on site.\n\n- Plan ahead\n  - Together\n\n*Closed* at 5 \\< 6.',
  );
});

test('lists keep their order and their levels', () => {
  assert.equal(
    markdownOf('<ol><li>One</li><li>Two<ul><li>Within</li></ul></li><li>Three</li></ol><p>After</p>'),
    '1. One\n2. Two\n   - Within\n3. Three\n\nAfter',
  );
  assert.equal(
    markdownOf("<p style='mso-list:l1 level1 lfo2'><span>1.&nbsp;</span>First</p><p style='mso-list:l1 level1 lfo2'><span>2.&nbsp;</span>Second</p>"),
    '1. First\n2. Second',
  );
});

test('a table stays a table, and a frame around words does not', () => {
  const table = '<table><tr><td><p>Unit</p></td><td><p>Present</p></td></tr><tr><td>R&amp;D</td><td><b>24</b></td></tr></table>';
  assert.equal(markdownOf(table), '| Unit | Present |\n| --- | --- |\n| R&D | **24** |');
  assert.equal(markdownOf('<table><tr><td>Only words</td></tr></table>'), 'Only words');
});

test('scripts, pictures, styles and links to nowhere are left behind', () => {
  const nasty = `<p onclick="alert(1)">A<script>alert("</p>")</script> <img src=x onerror=alert(1)>
    <a href="javascript:alert(1)">link</a> and <a href='https://example.org/a_b'>another</a>
    <a href="file:///C:/secret.docx">file</a><style>p { color: red }</style></p>`;
  assert.equal(markdownOf(nasty), 'A link and [another](https://example.org/a_b) file');
  assert.equal(markdownOf('<p>a &lt;b&gt; *c* [d](e) &#x6D; &#0;</p>'), 'a \\<b\\> \\*c\\* \\[d\\](e) m');
});

test('what only looks like Markdown stays words', () => {
  assert.equal(markdownOf('<p># No heading</p><p>1. No list</p><p>- none</p>'), '\\# No heading\n\n1\\. No list\n\n\\- none');
  assert.equal(markdownOf('<p>One line<br>and the next</p>'), 'One line  \nand the next');
  assert.equal(markdownOf('broken <b>and < left <i'), 'broken **and \\< left \\<i**');
  assert.equal(markdownOf(''), '');
});

test('a long page is read in a moment', () => {
  const began = performance.now();
  const page = '<p class=MsoNormal><span lang=ZH-CN>述职评议</span><b>会</b></p>'.repeat(20_000) + '<'.repeat(20_000);
  assert.ok(markdownOf(page).length > 100_000);
  assert.ok(performance.now() - began < 3_000);
});
