/**
 * Changes what Awal Chat reports from now on: some numbers lose quality, some gain it, and some are disconnected.
 * @param {readonly { numbers: { status: string, quality_rating: string }[] }[]} workspaces
 */
export function changeAwal(workspaces) {
  for (const [index, number] of workspaces.flatMap(({ numbers }) => numbers).entries()) {
    if (index % 5 === 0 && number.quality_rating === 'GREEN') number.quality_rating = 'RED';
    else if (index % 5 === 3 && number.quality_rating === 'RED') number.quality_rating = 'YELLOW';
    if (index % 7 === 1 && number.status === 'CONNECTED') number.status = 'DISCONNECTED';
  }
}
