# The length of the first moves
# Four curves of the length of each move: those of RMSProp and of Adam, each with bias correction and without it.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,521 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'The length of the first moves' at screen 0.43409, screen 0.95873 center font ',14'
set label 2 'move along y / step size' at screen 0.02639, screen 0.5144 center rotate by 90
set label 3 'iteration' at screen 0.43409, screen 0.03743 center
set xrange [0.24:20.76]
set yrange [-0.4:10.4]
set xtics ('2' 2, '4' 4, '6' 6, '8' 8, '10' 10, '12' 12, '14' 14, '16' 16, '18' 18, '20' 20) offset 0,0.35
set ytics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8, '10' 10)
set lmargin at screen 0.09089
set rmargin at screen 0.77728
set bmargin at screen 0.11132
set tmargin at screen 0.91747
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
unset key
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

set arrow from screen 0.75603, screen 0.14123 to screen 0.79256, screen 0.10627 nohead front linecolor rgb '#0a55d6' linewidth 0.6
set label 4 'RMSProp' at screen 0.79673, screen 0.10627 left front textcolor rgb '#0a55d6'

# x y
$line <<EOD
1 9.99999886531012
2 4.811615712939096
3 2.787070963725366
4 1.695059909344535
5 1.0465226769874363
6 0.648511468742226
7 0.4016665523704126
8 0.24824945359564102
9 0.1530056140099182
10 0.09401752138679369
11 0.05758929890128047
12 0.03516250407136813
13 0.021399590107919555
14 0.012980900723483275
15 0.007848111763054425
16 0.004729052477428576
17 0.00284000669321645
18 0.0016997633753452958
19 0.0010138388297717459
20 0.0006026262694641929
EOD

set arrow from screen 0.75603, screen 0.17929 to screen 0.79256, screen 0.17536 nohead front linecolor rgb '#0a55d6' linewidth 0.6
set label 5 'RMSProp, corrected' at screen 0.79673, screen 0.17536 left front textcolor rgb '#0a55d6'

# x y
$line_2 <<EOD
1 0.9999999886530997
2 0.9766298917348398
3 0.9528116922548735
4 0.928563321748746
5 0.9039061765185041
6 0.8788652567755517
7 0.8534692709828373
8 0.8277506986158978
9 0.8017458047141157
10 0.7754946000177593
11 0.74904074121247
12 0.7224313668478699
13 0.6957168658623752
14 0.6689505773137441
15 0.6421884218450149
16 0.615488467546399
17 0.5889104351224361
18 0.5625151495394581
19 0.5363639474975451
20 0.5105180520247928
EOD

set arrow from screen 0.75603, screen 0.1854 to screen 0.79256, screen 0.20991 nohead front linecolor rgb '#850e5c' linewidth 0.6
set label 6 'Adam' at screen 0.79673, screen 0.20991 left front textcolor rgb '#850e5c'

# x y
$line_3 <<EOD
1 0.9999999886530997
2 0.9971626825136581
3 0.9922818563786573
4 0.9852646023227857
5 0.9760375938905941
6 0.9645488673452413
7 0.9507691656169409
8 0.9346928529955445
9 0.9163384264087804
10 0.8957486588901942
11 0.8729904123708804
12 0.8481541513250381
13 0.8213531781842726
14 0.7927225985592562
15 0.7624180120966662
16 0.7306139159260024
17 0.6975018041698213
18 0.66328795008221
19 0.6281908672149034
20 0.5924384617493852
EOD

set arrow from screen 0.75603, screen 0.15508 to screen 0.79256, screen 0.14081 nohead front linecolor rgb '#850e5c' linewidth 0.6
set label 7 'Adam, uncorrected' at screen 0.79673, screen 0.14081 left front textcolor rgb '#850e5c'

# x y
$line_4 <<EOD
1 6.324553050957565
2 7.793892526357385
3 7.763773430852347
4 6.247782627035646
5 3.548094457513666
6 0.6829830987052338
7 1.5207317370995066
8 2.8504058227281184
9 3.362478811739484
10 3.1686972399418365
11 2.4285360577119444
12 1.3764412217659203
13 0.28259333527868924
14 0.6307183067054405
15 1.2359390293816912
16 1.4939497010126954
17 1.431259412273418
18 1.1218275485587086
19 0.6696735480657934
20 0.18616587972102616
EOD

set arrow from screen 0.78145, screen 0.21582 to screen 0.79256, screen 0.24446 nohead front linecolor rgb '#787878' linewidth 0.6
set label 8 'one step size' at screen 0.79673, screen 0.24446 left front textcolor rgb '#727272'

# x y
$horizontal_5 <<EOD
0.24 1
20.76 1
EOD

plot $line using 1:2 with lines linecolor rgb '#0a55d6' linewidth 2 dashtype (4,6) notitle, \
     $line_2 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 2 notitle, \
     $line_3 using 1:2 with lines linecolor rgb '#850e5c' linewidth 2 notitle, \
     $line_4 using 1:2 with lines linecolor rgb '#850e5c' linewidth 2 dashtype (4,6) notitle, \
     $horizontal_5 using 1:2 with lines linecolor rgb '#787878' linewidth 1.5 dashtype (4,6) notitle

set terminal pngcairo size 1440,1042 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
