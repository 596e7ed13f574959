# Chinese. Messages that are not translated are said in English.

grammar-scripts = Hans Hant Hani
grammar-competitive = { $about }（而不是{ $against }）{ $trait }
grammar-by-degree = { $about }比{ $against }更{ $trait }
grammar-statement = { $side }{ $trait }
grammar-contrast = { $before }；{ $after }
grammar-which-side = { $trait }：{ $sides }？
grammar-or = { $before }还是{ $after }
grammar-labelled = { $label }：{ $text }
grammar-enumerated = { $before }、{ $after }
grammar-to-complete = { $text }……
grammar-stop = 。
grammar-articles = { "" }
grammar-elides = no
grammar-before-verbs = { "" }
grammar-verbs-of-one = { "" }
grammar-verbs-of-several = { "" }
grammar-verbs-of-neither = { "" }
grammar-verb-pairs = { "" }

spelling-numbers =
    零|〇 一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 三十 三十一 三十二 三十三 三十四
    三十五 三十六 三十七 三十八 三十九 四十 四十一 四十二 四十三 四十四 四十五 四十六 四十七 四十八 四十九 五十 五十一 五十二 五十三 五十四 五十五 五十六 五十七 五十八 五十九 六十 六十一 六十二 六十三
    六十四 六十五 六十六 六十七 六十八 六十九 七十 七十一 七十二 七十三 七十四 七十五 七十六 七十七 七十八 七十九 八十 八十一 八十二 八十三 八十四 八十五 八十六 八十七 八十八 八十九 九十 九十一 九十二
    九十三 九十四 九十五 九十六 九十七 九十八 九十九 一百|百
spelling-multiples = 百:100 千:1000 万:10000 萬:10000
spelling-and = 和
spelling-percent = 百分之
spelling-negations = 不 没 没有 無 无 非 未
spelling-before = { "" }
spelling-after = { "" }
