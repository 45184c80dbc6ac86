# Iterations until below 0.01, from four starts
# Four pairs of bars. In three of them the search with momentum has the shorter one.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,547 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'Iterations until below 0.01, from four starts' at screen 0.53295, screen 0.96069 center font ',14'
set label 2 'iterations' at screen 0.02639, screen 0.53748 center rotate by 90
set label 3 'start' at screen 0.53295, screen 0.08318 center
set xrange [-0.66:3.66]
set yrange [0:30.16]
set xtics ('(−4, −4)' 0, '(−1, −1)' 1, '(1, 1)' 2, '(4, 4)' 3) offset 0,0.35
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30)
set lmargin at screen 0.09089
set rmargin at screen 0.975
set bmargin at screen 0.15356
set tmargin at screen 0.92139
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# left right bottom top
$bars <<EOD
-0.4 0 0 11
0.6 1 0 29
1.6 2 0 25
2.6 3 0 28
EOD

# left right bottom top
$bars_2 <<EOD
0 0.4 0 13
1 1.4 0 22
2 2.4 0 16
3 3.4 0 17
EOD

plot $bars using 1:3:1:2:3:4 with boxxyerror fillcolor rgb '#12110d' fillstyle solid border linecolor rgb '#ffffff' linewidth 0.8 title 'plain' at screen 0.42035, screen 0.03839, \
     $bars_2 using 1:3:1:2:3:4 with boxxyerror fillcolor rgb '#00a789' fillstyle solid border linecolor rgb '#ffffff' linewidth 0.8 title 'momentum 0.6' at screen 0.54763, screen 0.03839

set terminal pngcairo size 1440,1094 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
