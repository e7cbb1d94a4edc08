/** By the id of a thing; what has failed itself says so, whatever else it depends on. */
export function marksOf(injected) {
    const standing = injected.filter(({ liftedAt }) => liftedAt === null);
    const marks = new Map();
    for (const { dependants } of standing)
        for (const { id } of dependants)
            marks.set(id, { tone: 'depends', words: 'depends on it' });
    for (const { on, how } of standing)
        marks.set(on.id, { tone: 'failed', words: failedWords[how] });
    return marks;
}
const failedWords = {
    cut: 'cut',
    slow: 'ten times as slow',
    kill: 'gone',
};
//# sourceMappingURL=standing-marks.js.map