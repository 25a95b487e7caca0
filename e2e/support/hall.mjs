// What must stand before anybody can vote, done by those whose part it is.

/** Everybody checks in, the boxes are planned, three keys and the cards are made, voting opens. */
export async function openBoxes(cast) {
  const organiser = await cast.enter('organiser');
  await organiser.goto(`${cast.review}/check-in`);
  await organiser.getByRole('button', { name: '除请假人员外全部到会' }).click();
  await organiser.goto(`${cast.review}/boxes`);
  await organiser.getByRole('button', { name: '设置票箱' }).click();
  await organiser.getByLabel('名单已齐全').check();
  await organiser.getByRole('button', { name: '开始密钥仪式' }).click();
  await makeKey(cast);
  const scrutineer = await cast.enter('scrutineer1');
  await scrutineer.goto(`${cast.review}/cards`);
  await scrutineer.getByRole('button', { name: '制作并打印测评卡' }).click();
  await scrutineer.getByText('已生成').waitFor();
  // The merged box has the most cards.
  const sheets = scrutineer.locator('.code-sheet');
  const box = await sheets.last().getAttribute('data-box');
  const cards = scrutineer.locator(`.code-sheet[data-box="${box}"] [data-code]`);
  const codes = await cards.evaluateAll((all) => all.map((one) => one.dataset.code));
  await organiser.reload();
  await organiser.getByLabel('未经演练，仍开放票箱').check();
  await organiser.getByRole('button', { name: '开放全部票箱' }).click();
  await organiser.getByRole('button', { name: '关闭全部票箱' }).waitFor();
  return { box, codes, organiser };
}

/** The trustees, side by side. */
async function makeKey(cast) {
  const pages = await Promise.all([1, 2, 3].map((number) => cast.enter(`trustee${number}`)));
  for (const page of pages) await join(page, cast.review);
  for (const page of pages) await page.getByRole('heading', { name: '密钥已就绪' }).waitFor({ timeout: 30_000 });
}

async function join(page, review) {
  await page.goto(`${review}/trustee`);
  await page.getByRole('button', { name: '开始', exact: true }).click();
  const last = await page.locator('.recovery__group').last().textContent();
  await page.getByRole('button', { name: '抄好了' }).click();
  await page.getByLabel('请输入您抄下的最后一组').fill(last);
  await page.getByRole('button', { name: '完成' }).click();
  await page.getByRole('heading', { name: '还差' }).or(page.getByRole('heading', { name: '密钥已就绪' })).waitFor();
}
